update meta set value = '2' where name = 'schema';
