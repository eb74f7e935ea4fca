/** Tells that the address changed, by a link, by the browser's own buttons or by the app. */
export const addressChanged = new EventTarget()

const scrollPositions = new Map<string, number>()

/** Goes to an address of this app. */
export function navigate(url: string, how: 'push' | 'replace' = 'push'): void {
  rememberScroll()
  if (how === 'push') history.pushState({ key: String(history.length) }, '', url)
  else history.replaceState(history.state, '', url)
  addressChanged.dispatchEvent(new Event('change'))
}

/** Changes the address without showing another page: what was new has its own address now. */
export function renameAddress(url: string): void {
  history.replaceState(history.state, '', url)
}

/** The place on the page where the reader left this address, for the browser's back button. */
export function scrollBefore(): number {
  return scrollPositions.get(location.pathname) ?? 0
}

/** From now on links within the app change the page without loading it anew. */
export function followLinks(): void {
  history.scrollRestoration = 'manual'
  addEventListener('popstate', () => addressChanged.dispatchEvent(new CustomEvent('change', { detail: 'back' })))
  addEventListener('scroll', rememberScroll, { passive: true })
  document.addEventListener('click', event => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element | null)?.closest('a')
    if (link === null || link === undefined || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return
    const url = new URL(link.href)
    if (url.pathname.startsWith('/api/') || (url.hash !== '' && url.pathname === location.pathname)) return
    event.preventDefault()
    navigate(url.pathname + url.search + url.hash)
  })
}

function rememberScroll(): void {
  scrollPositions.set(location.pathname, scrollY)
}
