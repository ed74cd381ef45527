/** The body of a response as text, UTF-8; null where it has more than `maxBytes`, of which no more are then read. */
export async function cappedText(response: Response, maxBytes: number): Promise<string | null> {
  const declared = Number(response.headers.get('content-length') ?? '0');
  if (declared > maxBytes) {
    await response.body?.cancel();
    return null;
  }
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  const body: AsyncIterable<Uint8Array> = response.body;
  let byteCount = 0;
  let text = '';
  // Leaving the loop early cancels the body.
  for await (const chunk of body) {
    byteCount += chunk.length;
    if (byteCount > maxBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
