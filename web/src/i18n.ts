/* i18n.ts -- every sentence of the page, by key. Vietnamese first; one file a language, and only the reader's is loaded. */
import i18next, { type i18n as I18n } from 'i18next'
import type vi from './lang/vi.json'

type Plain<K> = K extends `${infer B}_other` ? B : K
export type Key = Plain<keyof typeof vi>
export type Lang = 'vi' | 'en'

const i18n: I18n = i18next.createInstance()
const LANG_KEY = 'congvu.lang'

export function chosenLang(): Lang {
  try {
    return localStorage.getItem(LANG_KEY) === 'en' ? 'en' : 'vi'
  } catch {
    return 'vi'
  }
}

export function rememberLang(lang: Lang): void {
  try {
    localStorage.setItem(LANG_KEY, lang)
  } catch {
    /* a browser that keeps nothing: the choice lasts for this page */
  }
}

export async function initLang(lang: Lang, words: Record<string, string>): Promise<void> {
  await i18n.init({
    lng: lang,
    resources: { [lang]: { translation: words } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
}

export function t(key: Key, values?: Record<string, string | number>): string {
  return i18n.t(key as string, values ?? {}) as string
}

/* A key made of what the server sent; `fallback` where the page has no word for it. */
export function tMaybe(key: string, fallback: string): string {
  return i18n.exists(key) ? (i18n.t(key) as string) : fallback
}
