/* number.ts -- numbers as people here write them: 1.200 and 58,3 in Vietnamese. */
import { chosenLang } from '../i18n.ts'

export function fmtNumber(x: number, decimals = 0): string {
  return x.toLocaleString(chosenLang() === 'en' ? 'en-GB' : 'vi-VN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}
