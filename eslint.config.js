import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import importX from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** Zones in import order: a zone may import itself and what stands before it. docs/architecture.md has the picture. */
const zones = ['shared', 'numeric', 'graph', 'models', 'engine']
const fronts = ['main', 'preload', 'renderer', 'hosts']

const layered = zones.map((zone, index) => ({
  target: `./src/${zone}`,
  from: [...zones.slice(index + 1), ...fronts].map((later) => `./src/${later}`),
  message: `src/${zone} may import only ${zones.slice(0, index + 1).join(', ')}.`,
}))

/** What each front may reach; everything else under src/ is closed to it. */
const allowedByFront = {
  main: ['shared', 'main'],
  preload: ['shared', 'preload'],
  renderer: ['shared', 'renderer'],
  hosts: ['shared', 'numeric', 'graph', 'models', 'engine', 'hosts'],
}
const closed = Object.entries(allowedByFront).map(([front, allowed]) => ({
  target: `./src/${front}`,
  from: [...zones, ...fronts].filter((zone) => !allowed.includes(zone)).map((zone) => `./src/${zone}`),
  message: `src/${front} may import only ${allowed.join(', ')}.`,
}))

/** Packages that have one home each. */
const homes = [
  { package: 'electron', homes: ['src/main/**', 'src/preload/**', 'test/electron/**'] },
  { package: 'onnxruntime-node', homes: ['src/engine/runtime/**'] },
  { package: 'better-sqlite3', homes: ['src/engine/store/**', 'test/migrations/**'] },
]
function restrictImports(entries) {
  const paths = entries.map((entry) => ({
    name: entry.package,
    message: `Only ${entry.homes.join(', ')} may import ${entry.package}.`,
  }))
  return { 'no-restricted-imports': ['error', { paths }] }
}
const everywhere = ['src/**/*.ts', 'src/**/*.vue', 'bench/**/*.ts', 'test/**/*.ts']

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
          './tsconfig/renderer.json',
        ],
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...layered, ...closed] }],
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
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
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
  { files: everywhere, rules: restrictImports(homes) },
  ...homes.map((own) => ({
    files: own.homes,
    rules: restrictImports(homes.filter((other) => other !== own)),
  })),
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
])
