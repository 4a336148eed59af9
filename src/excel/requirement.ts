/**
 * The ExcelApi requirement set everything essential is written against: the highest one of volume-licensed
 * Office 2019. The manifest asks for the same number (checked by scripts/check-manifest.ts), and Excel
 * does not offer the add-in below it; newer members stay behind `isSetSupported`.
 */
export const REQUIRED_API = '1.7';
