import type { Plugin } from 'vite'

/** No secret: in development the page's styles are written into it, which its policy allows by this word only. */
const nonce = 'development'

/** Lets Vite's development server put styles into the page. What is built keeps the strict policy. */
export function developmentPolicy(): Plugin {
  return {
    name: 'cheekbone-development-policy',
    apply: 'serve',
    config: () => ({ html: { cspNonce: nonce } }),
    transformIndexHtml: {
      order: 'pre',
      handler: (html) => html.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`),
    },
  }
}
