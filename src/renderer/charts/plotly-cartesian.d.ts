/** The bundle without 3D and maps; its types are those of the whole. */
declare module 'plotly.js-cartesian-dist-min' {
  export * from 'plotly.js'
}
