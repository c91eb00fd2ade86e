/**
 * Decodes a file by its byte order mark: UTF-8, or UTF-16 as spreadsheets write "Unicode text". Without a mark, a zero
 * beside the first letter means UTF-16. Bytes that can't be decoded become U+FFFD, which no id holds: a file in a
 * one-byte encoding such as Windows-1252 is read, and only an id with such a letter is refused.
 */
export function textOfFile(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return decoded(bytes, 'utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return decoded(bytes, 'utf-16be');
  return decoded(bytes, 'utf-8');
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}
