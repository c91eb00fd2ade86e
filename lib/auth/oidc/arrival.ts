/**
 * A page of Docket that opens another one of it, once and without a script. The browser came from another site, and
 * sends a SameSite=Strict cookie only from here on. It leads on in place of itself: going back does not return to it.
 * @param to a path of Docket
 * @param cookies values of Set-Cookie
 */
export function arrivalPage(to: string, cookies: readonly string[]): Response {
  const address = to.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url=${address}">
<title>Docket</title>
</head>
<body><p>Opening Docket. <a href="${address}">Go on</a></p></body>
</html>
`;
  const headers = new Headers({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    // The address of this page has the code of the issuer in it.
    'Referrer-Policy': 'no-referrer',
  });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(html, { headers });
}
