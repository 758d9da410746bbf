/** The innermost reason that a failed request or connection names. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "an unknown error";
  if (error.cause instanceof Error) return causeOf(error.cause);
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  // Libraries put codes of their own before the system's, which then stands in the message alone.
  const known = [code, ...error.message.split(/[\s:]+/)].find(
    (one) => one !== null && one in meaningOf,
  );
  if (known) return meaningOf[known] ?? known;
  return code === null ? error.message : `${code}: ${error.message}`;
}

const meaningOf: Readonly<Record<string, string>> = {
  ENOTFOUND: "the name is not known to DNS",
  EAI_AGAIN: "DNS does not answer",
  ECONNREFUSED: "nothing listens there, or a firewall refuses it",
  ETIMEDOUT: "no answer: a firewall, or a wrong address",
  UND_ERR_CONNECT_TIMEOUT: "no answer: a firewall, or a wrong address",
  ECONNRESET: "the connection was cut",
  CERT_HAS_EXPIRED: "the TLS certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT:
    "the TLS certificate is signed by itself; NODE_EXTRA_CA_CERTS names one that is to be trusted",
  SELF_SIGNED_CERT_IN_CHAIN:
    "the TLS certificate is of an unknown authority; NODE_EXTRA_CA_CERTS names one that is to be trusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    "the TLS certificate comes without the one between, or its authority is unknown",
  ERR_TLS_CERT_ALTNAME_INVALID: "the TLS certificate is for another name",
};
