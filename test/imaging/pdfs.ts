import { deflateSync } from 'node:zlib';
import { type PdfParts, pdfOf } from './pdf-writer.ts';
import { marker, type Specimen } from './specimen.ts';

/** PDFs with scripts and actions, false sizes, and circular references. */
export function hostilePdfs(): Specimen[] {
  const script = `/S /JavaScript /JS (app.alert\\("${marker}"\\); this.submitForm\\("http://127.0.0.1:1"\\))`;
  const acting: [string, PdfParts][] = [
    ['runs a script when opened', { catalog: `/OpenAction << ${script} >>` }],
    ['runs a script by name', { catalog: `/Names << /JavaScript << /Names [(a) << ${script} >>] >> >>` }],
    ['runs a script when a page opens', { page: `/AA << /O << ${script} >> >>` }],
    ['runs a script when closed', { catalog: `/AA << /WC << ${script} >> >>` }],
    ['starts a program', { catalog: '/OpenAction << /S /Launch /F (/bin/sh) >>' }],
    ['opens an address', { catalog: '/OpenAction << /S /URI /URI (http://127.0.0.1:1/) >>' }],
    ['opens another file', { catalog: '/OpenAction << /S /GoToR /F (/etc/passwd) /D [0 /Fit] >>' }],
    ['sends a form', { catalog: '/OpenAction << /S /SubmitForm /F (http://127.0.0.1:1/) >>' }],
    [
      'carries a file',
      {
        catalog: '/Names << /EmbeddedFiles << /Names [(a.exe) 5 0 R] >> >>',
        more: [`<< /Type /Filespec /F (${marker}) >>`],
      },
    ],
    ['has an XFA form', { catalog: '/AcroForm << /XFA (<xdp:xdp/>) /Fields [] >>' }],
    [
      'has a form field with a script',
      {
        catalog: '/AcroForm << /Fields [5 0 R] >>',
        page: '/Annots [5 0 R]',
        more: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (${marker}) /Rect [0 0 9 9] /A << ${script} >> >>`],
      },
    ],
    ['reads its content from a file', { more: ['<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream'] }],
    ['has rich media', { page: '/Annots [<< /Type /Annot /Subtype /RichMedia /Rect [0 0 9 9] >>]' }],
    [
      'has a font matrix with a script (CVE-2024-4367)',
      {
        page: '/Resources << /Font << /F1 5 0 R >> >>',
        content: 'BT /F1 9 Tf (a) Tj ET',
        more: ['<< /Type /Font /Subtype /Type1 /BaseFont /A /FontMatrix [1 2 3 4 5 (0\\); alert\\("x"\\)//)] >>'],
      },
    ],
  ];
  return [
    ...acting.map(([name, parts]): Specimen => ({ name: `PDF that ${name}`, bytes: pdfOf(parts), expect: 'either' })),
    ...lyingPdfs().map(([name, bytes, expect = 'either']): Specimen => ({ name: `PDF ${name}`, bytes, expect })),
  ];
}

function lyingPdfs(): [string, Buffer, Specimen['expect']?][] {
  const image = (width: number, height: number, filter: string) =>
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent 8 ` +
    `/ColorSpace /DeviceRGB /Filter /${filter} /Length 10 >>\nstream\n0123456789\nendstream`;
  const drawn = (object: string): PdfParts => ({
    page: '/Resources << /XObject << /X 5 0 R >> >>',
    content: 'q 300 0 0 200 0 0 cm /X Do Q',
    more: [object],
  });
  const zeros = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString('latin1');
  return [
    ['with a page of 14 billion points', pdfOf({ page: '/MediaBox [0 0 99999999 99999999] /UserUnit 144' })],
    ['with a page without width', pdfOf({ page: '/MediaBox [0 0 0 200]' })],
    ['with a page turned inside out', pdfOf({ page: '/MediaBox [300 200 0 0]' })],
    ['with a page as thin as a hair', pdfOf({ page: '/MediaBox [0 0 0.001 90000]' })],
    ['with words for a page size', pdfOf({ page: '/MediaBox [a b c d]' })],
    ['without pages', pdfOf({ pages: '<< /Type /Pages /Kids [] /Count 0 >>' }), 'refused'],
    ['that claims a billion pages', pdfOf({ pages: '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>' })],
    ['that claims minus one page', pdfOf({ pages: '<< /Type /Pages /Kids [3 0 R] /Count -1 >>' })],
    ['whose page tree is a circle', pdfOf({ pages: '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>' })],
    ['with 10,000 nested lists', pdfOf({ catalog: `/Z ${'['.repeat(10_000)}${']'.repeat(10_000)}` })],
    ['with 10,000 nested states', pdfOf({ content: 'q '.repeat(10_000) })],
    [
      'whose picture draws itself',
      pdfOf(
        drawn(
          '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> ' +
            '/Length 5 >>\nstream\n/X Do\nendstream',
        ),
      ),
    ],
    ['with a picture of 3.6 gigapixels', pdfOf(drawn(image(60_000, 60_000, 'FlateDecode')))],
    ['with a broken JPEG', pdfOf(drawn(image(10, 10, 'DCTDecode')))],
    ['with a broken JPEG 2000', pdfOf(drawn(image(10, 10, 'JPXDecode')))],
    ['with a broken JBIG2', pdfOf(drawn(image(10, 10, 'JBIG2Decode')))],
    ['with a broken fax', pdfOf(drawn(image(10, 10, 'CCITTFaxDecode')))],
    [
      'that unpacks to 64 MB',
      pdfOf({
        page: '/Contents 5 0 R',
        more: [`<< /Filter /FlateDecode /Length ${zeros.length} >>\nstream\n${zeros}\nendstream`],
      }),
    ],
    [
      'under a password',
      pdfOf({
        trailer:
          `/Encrypt << /Filter /Standard /V 1 /R 2 /P -1 ` +
          `/O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<01><01>]`,
      }),
      'refused',
    ],
    ['under an unknown lock', pdfOf({ trailer: '/Encrypt << /Filter /Sealed /V 9 >> /ID [<01><01>]' }), 'refused'],
    ['that is only a header', Buffer.from('%PDF-1.7\n'), 'refused'],
    ['that points past its end', Buffer.from('%PDF-1.7\nstartxref\n99999999\n%%EOF'), 'refused'],
    ['of version 9', Buffer.concat([Buffer.from('%PDF-9.9'), pdfOf().subarray(8)]), 'refused'],
    ['behind a page of HTML', Buffer.concat([Buffer.from(`<html>${marker}</html>\n`), pdfOf()]), 'refused'],
  ];
}
