import { zlibSync } from 'fflate';

/** A PDF of one empty page with files embedded in it. `typed` leaves /Type out of their dictionaries. */
export function invoicePdf(
  files: readonly string[],
  { packed = true, typed = true, encrypted = false, indirectLength = false } = {},
): Uint8Array {
  const parts: Uint8Array[] = [];
  const add = (text: string): number => parts.push(new TextEncoder().encode(text));
  add(
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n',
  );
  add('3 0 obj\n<< /Length 19 >>\nstream\nBT (a stream) Tj ET\nendstream\nendobj\n');
  files.forEach((text, at) => {
    const content = new TextEncoder().encode(text);
    const bytes = packed ? zlibSync(content) : content;
    const number = 10 + 2 * at;
    const length = indirectLength ? `${number + 1} 0 R` : `${bytes.length}`;
    add(
      `${number} 0 obj\n<< ${typed ? '/Type /EmbeddedFile ' : ''}/Subtype /text#2Fxml /Length ${length}` +
        `${packed ? ' /Filter /FlateDecode' : ''} /Params << /Size ${content.length} >> >>\nstream\r\n`,
    );
    parts.push(bytes);
    add(`\nendstream\nendobj\n${number + 1} 0 obj\n${bytes.length}\nendobj\n`);
  });
  add(`trailer\n<< /Root 1 0 R${encrypted ? ' /Encrypt 9 0 R' : ''} >>\nstartxref\n0\n%%EOF\n`);
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
