/* words.ts -- small things about words. Pure. */

/* Labels and names come as words; a field, a button or a heading begins with a capital. */
export const sentence = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)
