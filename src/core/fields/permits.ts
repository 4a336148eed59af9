import type { Reading } from './kind.ts';
import { accept, finding, refuse } from './reading.ts';
import { hasSoundCheck, readResidentId } from './resident-id.ts';

type Read = (number: string, today: string, type: string) => Reading;

/** E or G with eight digits, E with a letter and seven; diplomatic, service and public affairs passports. */
const CHINESE_PASSPORT = /^([EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]\d{7,8}|[DSP]E\d{7})$/;
const ANY_PASSPORT = /^[A-Z0-9]{5,15}$/;
/** Nine characters name the person; two more count renewals (public notice of the Ministry of Public Security). */
const HOME_RETURN = /^[HM]\d{8}(\d{2})?$/;
const TAIWAN = /^\d{8}$/;
const TAIWAN_BEFORE_2015 = /^\d{10}[A-Z]?$/;
const FOREIGN_RESIDENT_2017 = /^[A-Z]{3}\d{12}$/;
const FOREIGN_RESIDENT_2023 = /^9\d{16}[\dX]$/;

const RESIDENCE_PERMIT = /^8[123]/;

const READERS: Readonly<Record<string, Read>> = {
  居民身份证: readResidentId,
  // A household register carries its holder's resident number.
  户口簿: readResidentId,
  港澳台居民居住证: readResidencePermit,
  港澳居民来往内地通行证: readHomeReturn,
  台湾居民来往大陆通行证: readTaiwan,
  外国人永久居留身份证: readForeignResident,
  护照: readPassport,
  中国护照: (number, _today, type) =>
    CHINESE_PASSPORT.test(number) ? accept(number) : refuse('permit-format', { type }),
};

/**
 * The number of a document, folded and in capitals, by the name of its type. Where the type is empty or
 * unknown the number speaks for itself.
 */
export function readDocument(number: string, type: string, today: string): Reading {
  const read = READERS[type];
  if (read) return read(number, today, type);
  if (number.length === 18 || /^\d+X?$/.test(number)) return readResidentId(number, today);
  if (HOME_RETURN.test(number)) return readHomeReturn(number, today, type);
  if (FOREIGN_RESIDENT_2017.test(number)) return accept(number);
  return readPassport(number, today, type);
}

function readResidencePermit(number: string, today: string, type: string): Reading {
  if (number.length !== 18) return refuse('id-length', { length: number.length });
  if (!RESIDENCE_PERMIT.test(number)) return refuse('permit-format', { type });
  return readResidentId(number, today);
}

function readHomeReturn(number: string, _today: string, type: string): Reading {
  return HOME_RETURN.test(number) ? accept(number.slice(0, 9)) : refuse('permit-format', { type });
}

function readTaiwan(number: string, _today: string, type: string): Reading {
  if (TAIWAN.test(number)) return accept(number);
  return TAIWAN_BEFORE_2015.test(number)
    ? accept(number, [finding('permit-unusual', { type })])
    : refuse('permit-format', { type });
}

function readForeignResident(number: string, _today: string, type: string): Reading {
  if (FOREIGN_RESIDENT_2017.test(number)) return accept(number);
  if (!FOREIGN_RESIDENT_2023.test(number)) return refuse('permit-format', { type });
  return hasSoundCheck(number) ? accept(number) : refuse('id-checksum');
}

/** Foreign passports have no common shape: what is none of China's passes with a warning. */
function readPassport(number: string, _today: string, type: string): Reading {
  if (CHINESE_PASSPORT.test(number)) return accept(number);
  return ANY_PASSPORT.test(number)
    ? accept(number, [finding('permit-unusual', { type })])
    : refuse('permit-format', { type });
}
