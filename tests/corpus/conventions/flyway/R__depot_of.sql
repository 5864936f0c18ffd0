-- Where a parcel was seen last; NULL before its first scan.
DROP FUNCTION IF EXISTS depot_of(bigint);
CREATE FUNCTION depot_of(parcel bigint) RETURNS char(3) LANGUAGE plpgsql STABLE AS $body$
BEGIN
  RETURN (SELECT depot FROM scans WHERE parcel_id = parcel ORDER BY at DESC LIMIT 1);
END;
$body$;
