/* theme.ts -- light, dark, or as the machine is set. The style sheet knows one name, data-theme, which is always there. */

export type Theme = 'auto' | 'light' | 'dark'
const KEY = 'congvu.theme'
const machine = matchMedia('(prefers-color-scheme: dark)')

export function chosenTheme(): Theme {
  try {
    const word = localStorage.getItem(KEY)
    return word === 'light' || word === 'dark' ? word : 'auto'
  } catch {
    return 'auto'
  }
}

function show(theme: Theme): void {
  document.documentElement.dataset.theme = theme !== 'auto' ? theme : machine.matches ? 'dark' : 'light'
}

/* And again whenever the machine changes, at dusk or by hand. */
export function applyTheme(): void {
  show(chosenTheme())
  machine.addEventListener('change', () => show(chosenTheme()))
}

export function setTheme(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    /* lasts for this page */
  }
  show(theme)
}
