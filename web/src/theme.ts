/* theme.ts -- light, dark, or as the machine is set. */

export type Theme = 'auto' | 'light' | 'dark'
const KEY = 'congvu.theme'

export function chosenTheme(): Theme {
  try {
    const word = localStorage.getItem(KEY)
    return word === 'light' || word === 'dark' ? word : 'auto'
  } catch {
    return 'auto'
  }
}

export function applyTheme(): void {
  const theme = chosenTheme()
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function setTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    /* lasts for this page */
  }
  document.documentElement.dataset.theme = theme
  if (theme === 'auto') delete document.documentElement.dataset.theme
}
