// electron-builder calls the default export of this file when the program is laid out.
export { finishPackage as default } from './shipping.ts'
