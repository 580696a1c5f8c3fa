/* words.ts -- small things about words. Pure. */
import type { Named } from '../api.gen.ts'

/* Labels and names come as words; a field, a button or a heading begins with a capital. */
export const sentence = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)

export const nameOf = (who: Named | null | undefined): string => who?.name ?? ''
