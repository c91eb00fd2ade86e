/**
 * The applicant's page. The vendor's test host has a test page; every other address, also loopback and proxies, leads
 * to the documented page.
 */
export function verificationUrl(idvUrl: string, id: string): string {
  const isTest = new URL(idvUrl).hostname.toLowerCase() === 'sandbox-idvapi.ondato.com';
  const page = new URL(isTest ? 'https://sandbox-idv.ondato.com/' : 'https://idv.ondato.com/');
  page.searchParams.set('id', id);
  return page.href;
}
