/**
 * The text of a file, by its byte order mark: UTF-8, or UTF-16 as spreadsheets write "Unicode text". Without a mark, UTF-16
 * is told by the zero beside the first letter. Bytes that are no letter in it become U+FFFD, which is part of no id: a list
 * in another code of one byte is read, and only an id that holds such a letter is refused.
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
