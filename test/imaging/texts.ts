import { gzipSync } from 'node:zlib';
import { marker, type Specimen } from './specimen.ts';

/** Files that a browser or an old reader might execute or follow. All must be refused without decoding. */
export function activeTexts(): Specimen[] {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert("${marker}")</script></svg>`;
  const html = `<!doctype html><html><body onload="alert('${marker}')"></body></html>`;
  const texts: Record<string, string> = {
    'SVG with a script': svg,
    'SVG behind spaces': `\n\n   \t${svg}`,
    'SVG behind a byte order mark': `\ufeff${svg}`,
    'SVG behind a prolog': `<?xml version="1.0"?>${svg}`,
    'SVG behind a comment': `<!-- ${'x'.repeat(2_000)} -->${svg}`,
    'SVG with a doctype': `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:1/svg.dtd">${svg}`,
    'SVG that reads a file':
      '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' +
      '<svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
    'SVG of a billion laughs':
      '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>' + '<svg>&c;</svg>',
    'SVG with a foreign object':
      '<svg xmlns="http://www.w3.org/2000/svg">' +
      '<foreignObject><iframe src="javascript:alert(1)"/></foreignObject></svg>',
    'SVG with a picture from elsewhere':
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:1/x.png"/></svg>',
    'SVG in capitals': svg.toUpperCase(),
    HTML: html,
    'HTML behind spaces': `${' '.repeat(600)}${html}`,
    'HTML that says it is a GIF': `GIF89a/*${html}*/=1;`,
    XHTML: `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>`,
    'HTML without a head': `<img src=x onerror=alert("${marker}")>`,
    'an iframe': '<iframe src="file:///etc/passwd"></iframe>',
    'XML with a style sheet': '<?xml version="1.0"?><?xml-stylesheet href="javascript:alert(1)"?><a/>',
    MHTML:
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n' +
      '--x\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>',
    'a script': `alert("${marker}")`,
    'a module': 'import "http://127.0.0.1:1/x.js"',
    'a style sheet': '@import url(http://127.0.0.1:1/x.css);',
    JSON: `{"html":"<script>${marker}</script>"}`,
    'a data address': 'data:image/jpeg;base64,/9j/4AAQSkZJRg==',
    'a shell script': '#!/bin/sh\nid\n',
    PHP: '<?php system($_GET["c"]); ?>',
    PostScript: '%!PS-Adobe-3.0\n(/etc/passwd) (r) file',
    EPS: '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9',
    MVG: 'push graphic-context\nimage over 0,0 0,0 "https://127.0.0.1:1/x.jpg"\npop graphic-context',
    'an internet shortcut': '[InternetShortcut]\nURL=http://127.0.0.1:1/\n',
    'a PDF in base64': Buffer.from('%PDF-1.7 ').toString('base64'),
    FDF: '%FDF-1.2\n1 0 obj << /FDF << /F (http://127.0.0.1:1/) >> >> endobj',
    RTF: '{\\rtf1 {\\object\\objocx}}',
    'a play list': '#EXTM3U\nhttp://127.0.0.1:1/x.ts',
  };
  const packed: Specimen = { name: 'SVG packed', bytes: gzipSync(svg), expect: 'refused' };
  const wide: Specimen = { name: 'SVG in UTF-16', bytes: Buffer.from(`\ufeff${svg}`, 'utf16le'), expect: 'refused' };
  return [
    packed,
    wide,
    ...Object.entries(texts).map(([name, text]): Specimen => ({ name, bytes: Buffer.from(text), expect: 'refused' })),
  ];
}
