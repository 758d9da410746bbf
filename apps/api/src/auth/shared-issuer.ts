/** Issuers of which any person or company can be a tenant. */
const sharedHosts = new Set([
  "accounts.google.com",
  "appleid.apple.com",
  "gitlab.com",
  "login.salesforce.com",
  "slack.com",
  "www.facebook.com",
  "www.linkedin.com",
]);

const microsoftHosts =
  /^(login\.microsoftonline\.(com|us|de)|login\.partner\.microsoftonline\.cn|login\.windows\.net|sts\.windows\.net)$/;
/** `9188040d-…` is the tenant of all personal accounts. */
const sharedMicrosoftTenants = new Set([
  "common",
  "organizations",
  "consumers",
  "9188040d-6c67-4c5b-b112-36a304b66dad",
]);

/**
 * Whether an issuer lets strangers make accounts whose e-mail addresses it does not prove. Believing those addresses
 * would hand the account of any address to a person who makes a tenant and types it there.
 */
export function isSharedIssuer(issuer: string): boolean {
  const { hostname, pathname } = new URL(issuer);
  // A placeholder for the tenant, as discovery documents of multi-tenant issuers carry it.
  if (/[{}]|%7b|%7d/i.test(pathname)) return true;
  const tenant = pathname.split("/")[1]?.toLowerCase() ?? "";
  if (microsoftHosts.test(hostname)) return tenant === "" || sharedMicrosoftTenants.has(tenant);
  return sharedHosts.has(hostname);
}
