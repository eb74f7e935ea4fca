import { LANGUAGES, type Language } from '../api/types.ts'
import type { Messages } from './en.ts'
import { formats, type Formats } from './format.ts'

/** Names of the languages, each in itself. */
export const LANGUAGE_NAMES: Record<Language, string> = { nl: 'Nederlands', en: 'English', fr: 'Français', de: 'Deutsch' }

const STORED = 'veerman.language'
const loaders: Record<Language, () => Promise<Messages>> = {
  nl: async () => (await import('./nl.ts')).nl,
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
  de: async () => (await import('./de.ts')).de,
}

/** What the page says, in the language of the reader. Live bindings: read them when rendering, never keep them. */
export let m: Messages
export let f: Formats
/** Tells when the language changed. */
export const languageChanged = new EventTarget()

/** Loads a language and makes it the page's; `chosen` when the reader picked it, so that it is kept. */
export async function useLanguage(language: Language, chosen = false): Promise<void> {
  const loaded = await loaders[language]()
  m = loaded
  f = formats(language)
  document.documentElement.lang = language
  if (chosen) localStorage.setItem(STORED, language)
  languageChanged.dispatchEvent(new Event('change'))
}

/** The language the reader picked before, if any. */
export function chosenLanguage(): Language | undefined {
  return languageOf(localStorage.getItem(STORED))
}

/** The first of the browser's languages that the page speaks, else English. */
export function browserLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languageOf(tag.slice(0, 2).toLowerCase())
    if (found !== undefined) return found
  }
  return 'en'
}

function languageOf(code: string | null): Language | undefined {
  return LANGUAGES.find(language => language === code)
}
