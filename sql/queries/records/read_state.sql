-- Which state the records are in, for those who remember answers.
SELECT records_state()
