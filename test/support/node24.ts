const major = Number(process.versions.node.split('.')[0])
if (major < 24)
  throw new Error(`needs Node 24, this is ${process.version}: run npm ci, then npm test`)
