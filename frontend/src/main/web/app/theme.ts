export type Theme = 'system' | 'light' | 'dark'
const STORED = 'veerman.theme'
const ORDER: readonly Theme[] = ['system', 'light', 'dark']

/** What the reader chose; by default the page follows the system. */
export function theme(): Theme {
  const stored = localStorage.getItem(STORED)
  return ORDER.find(known => known === stored) ?? 'system'
}

export function nextTheme(current: Theme): Theme {
  return ORDER[(ORDER.indexOf(current) + 1) % ORDER.length]!
}

export function applyTheme(chosen: Theme): void {
  if (chosen === 'system') {
    localStorage.removeItem(STORED)
    delete document.documentElement.dataset['theme']
  } else {
    localStorage.setItem(STORED, chosen)
    document.documentElement.dataset['theme'] = chosen
  }
}
