export type PdfParts = {
  catalog?: string;
  page?: string;
  content?: string;
  pages?: string;
  more?: string[];
  trailer?: string;
};

/** Writes a small PDF with a valid cross-reference table; every part can be replaced. `more` are objects 5, 6, … */
export function pdfOf({
  catalog = '',
  page = '',
  content = '0 0 1 rg 50 50 100 100 re f',
  pages,
  more = [],
  trailer = '',
}: PdfParts = {}): Buffer {
  const box = page.includes('/MediaBox') ? '' : '/MediaBox [0 0 300 200]';
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    pages ?? '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${box} ${page} >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...more,
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}${table}${end}`, 'latin1');
}
