import { describe, expect, it } from 'vitest'
import { html } from '../../../../../src/main/engine/mail/html'

describe('Markup', () => {
  it('takes what is put into it as text', () => {
    expect(html`<p title="${`"'`}">${'<script>&'}</p>`.toString()).toBe(
      '<p title="&quot;&#39;">&lt;script&gt;&amp;</p>'
    )
  })

  it('takes markup as it is, also a list of it', () => {
    expect(html`<ul>${['<', 'b'].map((item) => html`<li>${item}</li>`)}</ul>${html`<hr>`}`.toString()).toBe(
      '<ul><li>&lt;</li><li>b</li></ul><hr>'
    )
  })
})
