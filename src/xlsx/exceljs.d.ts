/** The part of exceljs that makes whole workbooks, without its streams; its bundle brings ciphers and polyfills. */
declare module 'exceljs/lib/exceljs.bare.js' {
  import ExcelJS from 'exceljs';
  // eslint-disable-next-line no-restricted-exports -- it is what that file gives
  export default ExcelJS;
}
