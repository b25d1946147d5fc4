/** Command-line switches that weaken the shell; a packaged program does not start with them. */
export const DANGEROUS_SWITCHES = [
  'no-sandbox',
  'disable-gpu-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-setuid-sandbox',
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'disable-web-security',
  'allow-running-insecure-content',
  'load-extension',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'host-resolver-rules',
  'enable-logging',
  'log-net-log',
  'unsafely-treat-insecure-origin-as-secure',
] as const

/** The dangerous switches among those present. */
export function dangerousSwitches(hasSwitch: (name: string) => boolean): readonly string[] {
  return DANGEROUS_SWITCHES.filter(hasSwitch)
}
