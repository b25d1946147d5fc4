/**
 * Command-line switches that weaken the shell; a packaged program does not start with them. Against
 * accidents and for the evidence: who controls the machine can change the program itself.
 */
export const DANGEROUS_SWITCHES = [
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-namespace-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-setuid-sandbox',
  'single-process',
  'in-process-gpu',
  'no-zygote',
  'allow-sandbox-debugging',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'js-flags',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'enable-features',
  'disable-features',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'load-extension',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'host-resolver-rules',
  'enable-logging',
  'log-file',
  'log-net-log',
  'ssl-key-log-file',
  'trace-startup',
  'enable-crash-reporter',
  'unsafely-treat-insecure-origin-as-secure',
  'use-fake-device-for-media-stream',
  'use-fake-ui-for-media-stream',
  'use-file-for-fake-video-capture',
] as const

/** Variables of the environment that do the same. */
export const DANGEROUS_VARIABLES = [
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
  'NODE_OPTIONS',
  'LD_PRELOAD',
  'LD_AUDIT',
  'DYLD_INSERT_LIBRARIES',
] as const

/** The dangerous switches and variables among those present, as a person would have typed them. */
export function dangersAtStart(
  hasSwitch: (name: string) => boolean,
  environment: { readonly [name: string]: string | undefined },
): readonly string[] {
  const variables = DANGEROUS_VARIABLES.filter((name) => (environment[name] ?? '') !== '')
  return [...DANGEROUS_SWITCHES.filter(hasSwitch).map((name) => `--${name}`), ...variables]
}
