DELETE FROM networks;
