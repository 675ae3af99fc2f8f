import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** Zones in import order: a zone may import itself and what stands before it. docs/architecture.md has the picture. */
const zones = ['shared', 'numeric', 'graph', 'models', 'engine']

/** What each zone and front may reach; everything else under src/ is closed to it. */
const reach = {
  ...Object.fromEntries(zones.map((zone, index) => [zone, zones.slice(0, index + 1)])),
  hosts: [...zones, 'hosts'],
  main: ['shared', 'main'],
  preload: ['shared', 'preload'],
  renderer: ['shared', 'renderer'],
}

/** Packages that have one home each. */
const homes = {
  electron: ['src/main/**', 'src/preload/**', 'test/electron/**'],
  'onnxruntime-node': ['src/engine/runtime/**'],
  'better-sqlite3': ['src/engine/store/**', 'test/migrations/**'],
}

/** One setting of the rule holds both kinds of limit, since a later setting replaces an earlier one as a whole. */
function restrictImports({ zone, homePackages = [] }) {
  const closed = zone === undefined ? [] : Object.keys(reach).filter((other) => !reach[zone].includes(other))
  return {
    'no-restricted-imports': [
      'error',
      {
        paths: Object.keys(homes)
          .filter((name) => !homePackages.includes(name))
          .map((name) => ({ name, message: `Only ${homes[name].join(', ')} may import ${name}.` })),
        patterns: closed.map((other) => ({
          group: [`../**/${other}/**`],
          message: `src/${zone} may import only ${reach[zone].join(', ')}.`,
        })),
      },
    ],
  }
}

const sources = ['ts', 'vue'].map((ending) => `**/*.${ending}`)
function within(folder) {
  return sources.map((pattern) => `${folder}/${pattern}`)
}

const importRules = [
  { files: [...within('bench'), ...within('test')], rules: restrictImports({}) },
  ...Object.keys(reach).map((zone) => ({ files: within(`src/${zone}`), rules: restrictImports({ zone }) })),
  ...Object.entries(homes).flatMap(([name, folders]) =>
    folders.map((folder) => ({
      files: [folder],
      rules: restrictImports({
        zone: Object.keys(reach).find((zone) => folder.startsWith(`src/${zone}/`)),
        homePackages: [name],
      }),
    })),
  ),
]

export default defineConfig([
  globalIgnores(['out/', 'dist/', 'demo/', 'node_modules/', 'coverage/']),
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.vue'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          './tsconfig/pure.json',
          './tsconfig/node.json',
          './tsconfig/electron.json',
          './tsconfig/e2e.json',
          './tsconfig/renderer.json',
        ],
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-params': ['error', 4],
    },
  },
  ...vue.configs['flat/recommended'].map((config) => ({ ...config, files: ['**/*.vue'] })),
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // Names are looked after by vue-tsc, line breaks by prettier.
      'no-undef': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
    },
  },
  {
    files: ['src/numeric/**/*.ts', 'src/graph/**/*.ts', 'src/models/**/*.ts', 'src/engine/training/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is a parameter here (numeric/rng).' },
        { object: 'Date', property: 'now', message: 'Time is a parameter here.' },
      ],
    },
  },
  ...importRules,
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
])
