-- One database per service; what is in it, the service itself makes.
CREATE DATABASE latitude_proposal;
CREATE DATABASE latitude_pilot;
CREATE DATABASE latitude_agreement;
