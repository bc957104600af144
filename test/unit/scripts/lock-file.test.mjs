import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nodePackageOf } from '../../../scripts/node24.mjs'
import { projectFolder } from '../../../scripts/project-folder.mjs'

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(projectFolder, name), 'utf8'))
const manifest = read('package.json')
/** @type {Record<string, { os?: string[] | string, cpu?: string[] | string, libc?: string[], version: string, optionalDependencies?: Record<string, string> }>} */
const locked = read('package-lock.json').packages

const systems = [
  { platform: 'linux', arch: 'x64' },
  { platform: 'linux', arch: 'arm64' },
  { platform: 'darwin', arch: 'x64' },
  { platform: 'darwin', arch: 'arm64' },
  { platform: 'win32', arch: 'x64' }
]

/** Packages with a compiled part for each system, by how the names of those parts begin. */
const compiled = {
  rolldown: '@rolldown/binding-',
  lightningcss: 'lightningcss-',
  Biome: '@biomejs/cli-',
  swc: '@swc/core-',
  TypeScript: '@typescript/typescript-',
  'lz4-napi': '@antoniomuso/lz4-napi-'
}

// A lock written on one system may hold that system's parts alone; on the others npm then leaves them out in silence.
describe('the lock file', () => {
  for (const [name, prefix] of Object.entries(compiled)) {
    it.each(systems)(`holds the compiled part of ${name} for $platform $arch`, ({ platform, arch }) => {
      const parts = Object.entries(locked).filter(
        ([place, { os, cpu, libc }]) =>
          place.startsWith(`node_modules/${prefix}`) &&
          [os].flat().includes(platform) &&
          [cpu].flat().includes(arch) &&
          !libc?.includes('musl')
      )
      expect(parts).toHaveLength(1)
    })
  }

  it.each(systems)(
    'holds the package that brings Node for $platform $arch, in the version of package.json',
    (system) => {
      const name = nodePackageOf(system.platform, system.arch)
      const wanted = manifest.optionalDependencies[name ?? '']
      expect(wanted).toBeDefined()
      expect(locked[`node_modules/${name}`]?.version).toBe(wanted)
    }
  )

  it('holds every optional part that a locked package names: npm 11 refuses to install from one that does not', () => {
    const absent = Object.entries(locked).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !locked[`${place}/node_modules/${name}`] && !locked[`node_modules/${name}`])
        .map((name) => `${name} of ${place}`)
    )
    expect(absent).toEqual([])
  })

  it('says what package.json says', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      expect(read('package-lock.json').packages[''][kind]).toEqual(manifest[kind])
    }
  })
})

describe('package.json', () => {
  it('names every version exactly', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
    const inexact = Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    expect(inexact).toEqual([])
  })
})
