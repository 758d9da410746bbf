import { domainToASCII, domainToUnicode } from "node:url";

const lengthMax = 254;
const localLengthMax = 64;
/** Words with single dots between, in any script: neither quotes, comments nor lists of addresses. */
const localPattern =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainPattern = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/**
 * The one spelling of an address, which accounts, limits and envelopes go by: another spelling of it (letters of
 * another width or case, an ideographic full stop, a soft hyphen in the domain, a domain in its own script) means the same
 * mailbox. Null for what is no address of one mailbox.
 */
export function mailboxOf(written: string): string | null {
  const [local = "", domain = "", ...more] = written.normalize("NFKC").trim().split("@");
  const host = /^[^\s/?#:\\%[\]]+$/u.test(domain) ? domainToASCII(domain) : "";
  const mailbox = `${local.toLowerCase()}@${host}`;
  const isOne = more.length === 0 && localPattern.test(local) && domainPattern.test(host);
  return isOne && local.length <= localLengthMax && mailbox.length <= lengthMax ? mailbox : null;
}

/** As accounts were kept before domains had one spelling; null where that is the same. */
export function formerMailboxOf(mailbox: string): string | null {
  const [local = "", domain = ""] = mailbox.split("@");
  const former = `${local}@${domainToUnicode(domain)}`;
  return former === mailbox ? null : former;
}
