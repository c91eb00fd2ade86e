/**
 * Where the applicant goes to be verified. The vendor's test host has a test page; every other address, a loopback one or
 * a proxy included, leads to the page that the vendor documents.
 */
export function verificationUrl(idvUrl: string, id: string): string {
  const isTest = new URL(idvUrl).hostname.toLowerCase() === 'sandbox-idvapi.ondato.com';
  const page = new URL(isTest ? 'https://sandbox-idv.ondato.com/' : 'https://idv.ondato.com/');
  page.searchParams.set('id', id);
  return page.href;
}
