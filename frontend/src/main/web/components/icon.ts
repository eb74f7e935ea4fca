import { html, type TemplateResult } from 'lit'

export type IconName =
  | 'check' | 'ver' | 'stated' | 'claim' | 'ask' | 'down' | 'up' | 'plus' | 'minus' | 'globe' | 'user' | 'menu' | 'x' | 'arrow'
  | 'cal' | 'undo' | 'pen' | 'info' | 'warn' | 'off' | 'theme' | 'out' | 'trash' | 'people'

/** A drawing from the page's symbols, never without words or an accessible name beside it. */
export function icon(name: IconName, small = false): TemplateResult {
  return html`<svg class=${small ? 'i s' : 'i'} aria-hidden="true"><use href=${`#i-${name}`}></use></svg>`
}
