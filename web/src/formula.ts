/* formula.ts -- a formula of a regulation as people read it: names for codes, words for what it does. Pure.
 *
 *   100 * sum(disbursed) / sum(plan)   ->   100 × tổng “Giải ngân” ÷ tổng “Kế hoạch vốn”
 */
const SIGNS: Record<string, string> = { '*': '×', '/': '÷', '-': '−', '<=': '≤', '>=': '≥', '!=': '≠', '==': '=' }

/* `nameOf`: of a field, figure or step by its code; `word`: of a function, "" where there is none. */
export function formulaWords(formula: string, nameOf: (code: string) => string | undefined, word: (of: string) => string): string {
  const parts = formula.match(/[a-z_][a-z0-9_]*|\d+(\.\d+)?|[<>!=]=|\S/gi) ?? []
  let said = ''
  let bare = false /* within the brackets of a function of one name, which are not written */
  parts.forEach((part, i) => {
    const call = parts[i + 1] === '(' && word(part) !== ''
    if (part === '(' && i > 0 && word(parts[i - 1] as string) !== '' && parts[i + 2] === ')') {
      bare = true
      return
    }
    if (part === ')' && bare) {
      bare = false
      return
    }
    const name = call ? undefined : nameOf(part)
    const words = name !== undefined ? `“${name}”` : word(part) || (SIGNS[part] ?? part)
    said += said === '' || said.endsWith('(') || part === ')' || part === ',' ? words : ` ${words}`
  })
  return said
}
