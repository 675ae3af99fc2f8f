/**
 * How the desktop application is packaged; docs/packaging.md has the whole picture. What depends on the machine that packages comes
 * from the environment, and without any of it the outcome is an unsigned application that asks no server for anything.
 */
import type { Configuration } from 'electron-builder'

const { env } = process

/** Where newer versions lie, an https address; without one the application has no way to ask for them. */
const feed = env.CHEEKBONE_UPDATE_FEED ?? null

const signsForApple = Boolean(env.CSC_LINK ?? env.CSC_NAME)
const notarizes = Boolean(env.APPLE_API_KEY ?? env.APPLE_ID ?? env.APPLE_KEYCHAIN_PROFILE)

const azureSignOptions = env.CHEEKBONE_AZURE_ENDPOINT
  ? {
      endpoint: env.CHEEKBONE_AZURE_ENDPOINT,
      publisherName: env.CHEEKBONE_AZURE_PUBLISHER ?? '',
      codeSigningAccountName: env.CHEEKBONE_AZURE_ACCOUNT ?? '',
      certificateProfileName: env.CHEEKBONE_AZURE_PROFILE ?? '',
    }
  : undefined

/**
 * Packages that only the command line, the web host or tests load, and those that others need to be built or installed alone.
 */
const unusedPackages = ['commander', 'ws', 'node-addon-api', 'adm-zip', 'global-agent', '@types', '@webgpu']

/** What of the kept packages nobody opens: other forms of the same code, sources, type declarations, models of hands and bodies. */
const unusedFiles = [
  '**/*.{map,ts,mts,cts,md,markdown,flow}',
  'node_modules/better-sqlite3/lib/{linux,linuxmusl,darwin,win32}-*.js',
  '**/{test,tests,__tests__,example,examples,bench,benchmark,benchmarks,docs,coverage}/**',
  'node_modules/@vladmandic/human/{dist,src,demo,assets,tfjs,tmp,types}/**',
  'node_modules/@vladmandic/human/*.{js,service,ico}',
  'node_modules/@vladmandic/human/models/!(blazeface|facemesh|faceres).*',
  'node_modules/better-sqlite3/{deps,src}/**',
  'node_modules/better-sqlite3/binding.gyp',
  'node_modules/onnxruntime-node/{lib,script}/**',
  'node_modules/onnxruntime-common/{lib,dist/esm}/**',
  'node_modules/sharp/{src,install}/**',
  'node_modules/sharp/dist/*.mjs',
  'node_modules/@img/*/{include,lib/*/include}/**',
  'node_modules/@img/*wasm32/**',
  'node_modules/zod/{src,mini,v3,v4-mini}/**',
  'node_modules/zod/**/*.js',
  'node_modules/@msgpack/msgpack/{src,dist.esm,dist.umd}/**',
]

/**
 * Native code for other systems. `${platform}` and `${arch}` are the target's. On macOS both architectures go into either half, so
 * that the halves of the universal application hold the same files and can be joined.
 */
const otherSystems = [
  'node_modules/onnxruntime-node/bin/napi-v6/!(${platform})/**',
  'node_modules/onnxruntime-node/bin/napi-v6/{linux,win32}/!(${arch})/**',
  'node_modules/better-sqlite3/prebuilds/!(${platform}-*)',
  'node_modules/better-sqlite3/prebuilds/{linux,win32}-!(${arch}).node',
  'node_modules/@img/*linuxmusl*/**',
]

function without(patterns: readonly string[]): string[] {
  return patterns.map((pattern) => `!${pattern}`)
}

const config: Configuration = {
  // The same in src/main/main.ts: Windows tells notifications and taskbar buttons by it.
  appId: 'app.cheekbone',
  productName: 'Cheekbone',
  copyright: 'Cheekbone is free software under the MIT licence.',
  directories: { output: 'dist', buildResources: 'build' },
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',

  files: [
    'package.json',
    'out/**/*',
    'resources/backbones/*.{json,safetensors}',
    ...without(unusedPackages.map((name) => `node_modules/${name}/**`)),
    ...without(unusedFiles),
    ...without(otherSystems),
  ],
  extraResources: [
    { from: 'docs', to: 'docs', filter: ['**/*.md', '!decisions/**'] },
    { from: 'README.md', to: 'README.md' },
    { from: 'LICENSE', to: 'LICENSE.txt' },
  ],
  asar: true,
  // Native code is loaded by the system, which sees no archive; models are mapped or read by code that may not.
  asarUnpack: [
    'node_modules/onnxruntime-node/**',
    'node_modules/better-sqlite3/**',
    'node_modules/sharp/**',
    'node_modules/@img/**',
    'node_modules/@vladmandic/human/models/**',
    'resources/backbones/**',
  ],
  // Prebuilt for Node-API, which does not change between Electron and Node: nothing is compiled here.
  npmRebuild: false,
  nodeGypRebuild: false,
  removePackageScripts: true,
  electronLanguages: ['en', 'en-US', 'zh_CN', 'zh-CN'],

  electronFuses: {
    // The engine is a utility process, which is no Node that others could start.
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    // The page comes from app://; a file: address gets nothing.
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: !signsForApple,
  },

  fileAssociations: [
    {
      ext: 'cheekbone',
      name: 'Cheekbone library',
      description: 'Cheekbone library',
      mimeType: 'application/x-cheekbone',
      role: 'Editor',
      icon: 'build/icons/library',
      rank: 'Owner',
    },
  ],

  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    icon: 'build/icons/app.ico',
    // A certificate in a file comes from WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD, which electron-builder reads itself.
    azureSignOptions,
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
    installerLanguages: ['en_US', 'zh_CN'],
  },

  mac: {
    target: [
      { target: 'dmg', arch: 'universal' },
      // What the updater takes; nobody else needs it.
      ...(feed ? [{ target: 'zip', arch: 'universal' } as const] : []),
    ],
    icon: 'build/icons/app.icns',
    category: 'public.app-category.graphics-design',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.inherit.plist',
    // Null leaves the application unsigned instead of taking whatever the keychain holds.
    identity: signsForApple ? undefined : null,
    notarize: notarizes,
    x64ArchFiles: 'Contents/Resources/app.asar.unpacked/node_modules/**',
    extendInfo: { NSRequiresAquaSystemAppearance: false },
  },
  dmg: { sign: false, title: '${productName} ${version}' },

  linux: {
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
    executableName: 'cheekbone-desktop',
    icon: 'build/icons/png',
    category: 'Graphics',
    synopsis: 'Finds topics of facial skin in photos, without labels',
    maintainer: 'The Cheekbone team <maintainers@cheekbone.invalid>',
    desktop: { entry: { StartupWMClass: 'Cheekbone', 'Name[zh_CN]': 'Cheekbone' } },
  },

  // Stated, lest a token in the environment sends a package anywhere.
  publish: feed ? { provider: 'generic', url: feed } : null,
}

export default config
