/**
 * The frame of a page that asks the network for nothing: its content security policy names the hash of the one style sheet, allows
 * pictures from inside the file, and nothing else; there is no script.
 */
import { createHash } from 'node:crypto'
import type { PageLanguage } from '../../../shared/host-info.ts'
import { Html, html } from './markup.ts'

export interface PageParts {
  language: PageLanguage
  /** Before the name of Cheekbone. */
  title: string
  style: string
  /** Of the bar at the top: what was looked at, the anchor that the brand leads to, and links into the page. */
  about: string
  home: string
  links?: readonly Html[]
  /** Of the main part. */
  sections: readonly Html[]
  footer: string
}

/** The whole file as text. */
export function renderPage({
  language,
  title,
  style,
  about,
  home,
  links,
  sections,
  footer,
}: PageParts): string {
  // The hash covers every character between the tags, so the element is written as one piece.
  const styleHash = createHash('sha256').update(style).digest('base64')
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Cheekbone</title>
        ${new Html(`<style>${style}</style>`)}
      </head>
      <body>
        <header class="top">
          <a class="brand" href="#${home}">Cheekbone</a><bdi class="muted">${about}</bdi>
          ${links !== undefined && html`<nav>${links}</nav>`}
        </header>
        <main>${sections}</main>
        <footer>${footer}</footer>
      </body>
    </html> `
  return page.markup
}
