/* fold.ts -- comparing words as people type them: 'so tai chinh' finds 'Sở Tài chính'. Pure. */

export function fold(words: string): string {
  return words
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim()
}

/* All words of `query` occur in `text`, in any order. `text` is already folded. */
export function matches(text: string, query: string): boolean {
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
