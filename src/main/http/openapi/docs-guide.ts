import { problemWords } from './answers'
import { schemaLink, table } from './docs-tables'
import { codeBlock, html, type Markup, prose } from './html'

export interface Chapter {
  readonly id: string
  readonly title: string
  readonly body: Markup
}

/** What holds for every path, and how to come to the data with what is at hand. */
export const guide = (apiUrl: string): readonly Chapter[] => [
  {
    id: 'begin',
    title: 'Begin',
    body: html`<p>${prose('Make a token in the settings, section API, or on the machine of the console. It is shown once.')}</p>
${codeBlock(
  'Making a token and asking for the newest rides',
  `TOKEN=$(deloton token create --name report --scope read)
curl -H "Authorization: Bearer $TOKEN" "${apiUrl}/rides?limit=5"`
)}`
  },
  {
    id: 'credentials',
    title: 'Credentials',
    body: html`<p>${prose(
      'Every path with data needs one. A token has scopes: `read` for all that is asked, `delete` for deleting rides, `admin` for both.'
    )}</p>
${table(
  'Ways to send a credential',
  ['Way', 'Header', 'For'],
  [
    ['Bearer', 'Authorization: Bearer dlt_…', 'Programs. The usual way.'],
    ['API key', 'API-Key: dlt_…', 'Clients of the API that came before.'],
    [
      'Basic',
      'Authorization: Basic …',
      'Excel and others that ask for a name and a password: an API user, or any name with a token as the password.'
    ]
  ].map(
    ([way = '', header = '', use = '']) =>
      html`<tr><th scope="row" class="status">${way}</th><td class="type"><code>${header}</code></td><td class="meaning">${use}</td></tr>`
  )
)}
<p>${prose('A credential in the address is never looked at. One that is revoked or has expired ends at once, and what is open by it as well.')}</p>`
  },
  {
    id: 'limits',
    title: 'Limits',
    body: html`<ul>
<li>${prose('A token may ask 100 times a second, and 200 times at once after a pause; the settings say otherwise. Beyond that the answer is 429 with `Retry-After`.')}</li>
<li>${prose('From one address 30 wrong credentials a minute are looked at; then the answer is 429. A right token is always served.')}</li>
<li>${prose('A request has at most 16 KiB of headers and 1 MiB of body, and 10 seconds to arrive. At most 64 clients follow `/live`.')}</li>
<li>${prose('Pages of other sites are refused: there are no CORS headers.')}</li>
</ul>`
  },
  {
    id: 'lists',
    title: 'Lists and pages',
    body: html`<p>${prose(
      'A list is `{"items": […], "next_cursor": …}`. Ask again with `cursor` set to `next_cursor` until that is null. `limit` is how many items a page has at most: 100 unless you say so, and never more than 1,000. A list in which nothing matches is empty; that is no error.'
    )}</p>
<p>${prose('A moment is ISO 8601 in UTC with milliseconds, such as `2026-11-24T18:05:09.000Z`. What is not known is null, never 0.')}</p>`
  },
  {
    id: 'csv',
    title: 'CSV',
    body: html`<p>${prose(
      'Lists are also answered as CSV, by `Accept: text/csv`: a row of field names, a row for each item, UTF-8. Null is an empty field. The next page is in the header `Link`. Readings without `limit` are the whole ride at once.'
    )}</p>
${codeBlock(
  "Saving a ride's readings as CSV",
  `curl -H "Authorization: Bearer $TOKEN" -H "Accept: text/csv" -o ride.csv \\
  "${apiUrl}/ride/4711/readings"`
)}
<p>${prose('Text that a spreadsheet would take for a formula begins with an apostrophe.')}</p>`
  },
  {
    id: 'excel',
    title: 'Excel',
    body: html`<ol>
<li>${prose('Add an API user in the settings, with the scope `read`.')}</li>
<li>${prose(`In Excel choose Data, From Web, Advanced. The address is \`${apiUrl}/rides?limit=1000\`.`)}</li>
<li>${prose('Under HTTP request header parameters choose `Accept` and write `text/csv`.')}</li>
<li>${prose('Choose Basic when Excel asks for credentials, and sign in as the API user. Load, and refresh whenever you like.')}</li>
</ol>
<p>In the advanced editor of Power Query that is:</p>
${codeBlock(
  'Query for Power Query',
  `let
  Source = Csv.Document(
    Web.Contents("${apiUrl}", [RelativePath = "rides", Query = [limit = "1000"], Headers = [Accept = "text/csv"]]),
    [Delimiter = ",", Encoding = 65001]),
  Rides = Table.PromoteHeaders(Source, [PromoteAllScalars = true])
in
  Rides`
)}`
  },
  {
    id: 'tableau',
    title: 'Tableau',
    body: html`<p>${prose(
      'Take a web data connector that reads JSON and signs in with Basic; give it the address of a list and the name and password of an API user. The rows are in `items`. Or have a schedule save the CSV where Tableau reads it as a text file:'
    )}</p>
${codeBlock(
  'Saving the leaderboard for Tableau',
  `curl -u "tableau:$PASSWORD" -H "Accept: text/csv" -o leaderboard.csv \\
  "${apiUrl}/leaderboard?period=30d&limit=1000"`
)}`
  },
  {
    id: 'live',
    title: 'Live events',
    body: html`<p>${prose(
      '`/live` is a stream of server-sent events: what happens on the floor, as it happens. An event is named as its feed; its data are a JSON list. It begins with all there is. A client that is slow misses steps between and always gets the newest.'
    )}</p>
${codeBlock('Following the floor', `curl -N -H "Authorization: Bearer $TOKEN" "${apiUrl}/live?feeds=floor,alarm"`)}
<p>${prose('Items of `floor` are a')} ${schemaLink('Tile')} ${prose('for each bike that changed, of `status` a')} ${schemaLink('Status')}${prose(', of `alarm` an')} ${schemaLink('Alarm')}.</p>`
  },
  {
    id: 'errors',
    title: 'Errors',
    body: html`<p>${prose('An error is')} ${schemaLink('Problem')} ${prose(
      'as `application/problem+json`. Its `type` stays the same; `detail` is one sentence for people.'
    )}</p>
${table(
  'Errors by status',
  ['Status', 'Meaning'],
  Object.entries({ ...problemWords, '409': conflict }).map(
    ([status, { description }]) =>
      html`<tr><th scope="row" class="status">${status}</th><td class="meaning">${prose(description)}</td></tr>`
  )
)}`
  }
]

const conflict = { description: 'It is at odds with how things are: a ride that is running can not be deleted.' }
