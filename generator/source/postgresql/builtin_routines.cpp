#include "source/postgresql/builtin_routines.hpp"

#include <string>

namespace pawl::generator::pg {
namespace {

/// pg_catalog's of versions 14 to 18 that statements call, without those that serve types, indexes and operators, and
/// without the prefix pg_.
constexpr std::string_view names =
    " "
    "abbrev abs aclcontains acldefault aclexplode aclinsert aclremove acos acosd acosh age any_value area "
    "array_agg array_append array_dims array_fill array_length array_lower array_ndims array_position "
    "array_positions array_prepend array_remove array_replace array_reverse array_sample array_shuffle "
    "array_sort array_to_json array_to_string array_to_tsvector array_upper ascii asin asind asinh atan atan2 "
    "atan2d atand atanh avg bit bit_and bit_count bit_length bit_or bit_xor bool bool_and bool_or bound_box box "
    "bpchar broadcast cardinality casefold cash_words cashlarger cashsmaller cbrt ceil ceiling center char "
    "char_length character_length chr cidr circle clock_timestamp coalesce col_description concat concat_ws "
    "convert convert_from convert_to corr cos cosd cosh cot cotd count covar_pop covar_samp crc32 crc32c "
    "cume_dist current_database current_query current_schema current_schemas current_setting current_user "
    "currtid2 currval cursor_to_xml cursor_to_xmlschema database_to_xml database_to_xml_and_xmlschema "
    "database_to_xmlschema date date_add date_bin date_cmp_timestamp date_cmp_timestamptz date_part "
    "date_subtract date_trunc datemultirange daterange daterange_canonical daterange_subdiff decode degrees "
    "dense_rank dexp diagonal diameter div dlog1 dlog10 dround dtrunc encode enum_first enum_last enum_range erf "
    "erfc every exp extract factorial family first_value float4 float4larger float4smaller float8 float8_avg "
    "float8_combine float8_corr float8_covar_pop float8_covar_samp float8_regr_avgx float8_regr_avgy "
    "float8_regr_combine float8_regr_intercept float8_regr_r2 float8_regr_slope float8_regr_sxx float8_regr_sxy "
    "float8_regr_syy float8_stddev_pop float8_stddev_samp float8_var_pop float8_var_samp float8larger "
    "float8smaller floor format format_type gamma gcd gen_random_uuid generate_series generate_subscripts "
    "get_bit get_byte get_current_ts_config getdatabaseencoding getpgusername greatest grouping "
    "has_any_column_privilege has_column_privilege has_database_privilege has_foreign_data_wrapper_privilege "
    "has_function_privilege has_language_privilege has_parameter_privilege has_schema_privilege "
    "has_sequence_privilege has_server_privilege has_table_privilege has_tablespace_privilege has_type_privilege "
    "height host hostmask in_range inet_client_addr inet_client_port inet_merge inet_same_family "
    "inet_server_addr inet_server_port initcap int2 int2_avg_accum_inv int2_sum int2int4_sum int2larger "
    "int2smaller int4 int4_avg_accum_inv int4_avg_combine int4_sum int4inc int4larger int4multirange int4range "
    "int4range_canonical int4range_subdiff int4smaller int8 int8_avg int8_sum int8dec int8dec_any int8inc "
    "int8inc_any int8inc_float8_float8 int8larger int8multirange int8range int8range_canonical int8range_subdiff "
    "int8smaller interval interval_accum_inv interval_avg interval_combine is_normalized isclosed isempty "
    "isfinite ishorizontal isopen isparallel isperp isvertical json_agg json_array_elements "
    "json_array_elements_text json_array_length json_arrayagg json_build_array json_build_object json_each "
    "json_each_text json_exists json_extract_path json_extract_path_text json_object json_object_agg "
    "json_object_keys json_objectagg json_populate_record json_populate_recordset json_query json_scalar "
    "json_serialize json_strip_nulls json_to_record json_to_recordset json_to_tsvector json_typeof json_value "
    "jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array "
    "jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path jsonb_extract_path_text jsonb_insert "
    "jsonb_object jsonb_object_agg jsonb_object_keys jsonb_path_exists jsonb_path_exists_tz jsonb_path_match "
    "jsonb_path_match_tz jsonb_path_query jsonb_path_query_array jsonb_path_query_array_tz "
    "jsonb_path_query_first jsonb_path_query_first_tz jsonb_path_query_tz jsonb_populate_record "
    "jsonb_populate_recordset jsonb_pretty jsonb_set jsonb_set_lax jsonb_strip_nulls jsonb_to_record "
    "jsonb_to_recordset jsonb_to_tsvector jsonb_typeof justify_days justify_hours justify_interval lag "
    "last_value lastval lcm lead least left length lgamma like like_escape line ln lo_close lo_creat lo_create "
    "lo_export lo_from_bytea lo_get lo_import lo_lseek lo_lseek64 lo_open lo_put lo_tell lo_tell64 lo_truncate "
    "lo_truncate64 lo_unlink log log10 loread lower lower_inc lower_inf lowrite lpad lseg ltrim macaddr macaddr8 "
    "macaddr8_set7bit make_date make_interval make_time make_timestamp make_timestamptz makeaclitem masklen max "
    "md5 min min_scale mod mode money multirange multirange_intersect_agg_transfn mxid_age name nameconcatoid "
    "netmask network nextval normalize notlike now npoints nth_value ntile nullif num_nonnulls num_nulls numeric "
    "numeric_div_trunc numeric_exp numeric_inc numeric_ln numeric_log numeric_sqrt nummultirange numnode "
    "numrange numrange_subdiff obj_description octet_length oid oidlarger oidsmaller oidvectortypes overlaps "
    "overlay parse_ident path pclose percent_rank percentile_cont percentile_disc phraseto_tsquery pi "
    "plainto_tsquery point polygon popen position postgresql_fdw_validator pow power query_to_xml "
    "query_to_xml_and_xmlschema query_to_xmlschema querytree quote_ident quote_literal quote_nullable radians "
    "radius random random_normal range_agg range_intersect_agg range_intersect_agg_transfn range_merge rank "
    "regclass regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace "
    "regexp_split_to_array regexp_split_to_table regexp_substr regr_avgx regr_avgy regr_count regr_intercept "
    "regr_r2 regr_slope regr_sxx regr_sxy regr_syy repeat replace reverse right round row_number "
    "row_security_active row_to_json rpad rtrim satisfies_hash_partition scale schema_to_xml "
    "schema_to_xml_and_xmlschema schema_to_xmlschema session_user set_bit set_byte set_config set_masklen "
    "setseed setval setweight sha224 sha256 sha384 sha512 shobj_description sign similar_escape "
    "similar_to_escape sin sind sinh slope split_part sqrt statement_timestamp stddev stddev_pop stddev_samp "
    "string_agg string_to_array string_to_table strip strpos substr substring sum system_user table_to_xml "
    "table_to_xml_and_xmlschema table_to_xmlschema tan tand tanh text textlen tidlarger tidsmaller time "
    "timeofday timestamp timestamp_cmp_date timestamp_cmp_timestamptz timestamptz timestamptz_cmp_date "
    "timestamptz_cmp_timestamp timetz timezone to_ascii to_bin to_char to_date to_hex to_json to_jsonb to_number "
    "to_oct to_regclass to_regcollation to_regnamespace to_regoper to_regoperator to_regproc to_regprocedure "
    "to_regrole to_regtype to_timestamp to_tsquery to_tsvector transaction_timestamp translate trim_array "
    "trim_scale trunc ts_debug ts_delete ts_filter ts_headline ts_lexize ts_parse ts_rank ts_rank_cd ts_rewrite "
    "ts_stat ts_token_type tsmultirange tsquery_phrase tsrange tsrange_subdiff tstzmultirange tstzrange "
    "tstzrange_subdiff tsvector_to_array txid_current txid_current_if_assigned txid_current_snapshot "
    "txid_snapshot_xip txid_snapshot_xmax txid_snapshot_xmin txid_status txid_visible_in_snapshot "
    "unicode_assigned unicode_version unistr unnest upper upper_inc upper_inf uuid_extract_timestamp "
    "uuid_extract_version uuidv4 uuidv7 var_pop var_samp varbit varchar variance version websearch_to_tsquery "
    "width width_bucket xid xml xml_is_well_formed xml_is_well_formed_content xml_is_well_formed_document xmlagg "
    "xmlcomment xmlconcat2 xmlexists xmltext xmlvalidate xpath xpath_exists ";

}  // namespace

bool is_builtin_routine(std::string_view name) {
  if (name.empty() || name.find(' ') != std::string_view::npos) return false;
  return name.starts_with("pg_") || names.find(' ' + std::string{name} + ' ') != std::string_view::npos;
}

}  // namespace pawl::generator::pg
