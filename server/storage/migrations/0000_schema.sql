CREATE TABLE "api_keys" (
	"tenant_id" text NOT NULL,
	"key_id" text NOT NULL,
	"label" text NOT NULL,
	"role" text NOT NULL,
	"scopes" jsonb NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_tenant_id_key_id_pk" PRIMARY KEY("tenant_id","key_id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"tenant_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"content" text,
	"content_hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_entries_tenant_id_sequence_pk" PRIMARY KEY("tenant_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "connections" (
	"tenant_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"settings" jsonb NOT NULL,
	"sealed_secret" "bytea",
	"secret_key_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"cursor" text,
	"pull_job_id" text,
	"last_pulled_at" timestamp (3) with time zone,
	"last_reconciled_at" timestamp (3) with time zone,
	"last_fault" text,
	CONSTRAINT "connections_tenant_id_connection_id_pk" PRIMARY KEY("tenant_id","connection_id")
);
--> statement-breakpoint
ALTER TABLE "connections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "decision_batches" (
	"tenant_id" text NOT NULL,
	"idempotency_key" text NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"first_sequence" bigint NOT NULL,
	"last_sequence" bigint NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "decision_batches_tenant_id_idempotency_key_pk" PRIMARY KEY("tenant_id","idempotency_key")
);
--> statement-breakpoint
ALTER TABLE "decision_batches" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "decisions" (
	"tenant_id" text NOT NULL,
	"sequence" bigint NOT NULL,
	"idempotency_key" text NOT NULL,
	"kind" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"line" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"model_sha256" text NOT NULL,
	"source_document_id" text,
	"source_line_id" text,
	CONSTRAINT "decisions_tenant_id_sequence_pk" PRIMARY KEY("tenant_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "job_runs" (
	"tenant_id" text NOT NULL,
	"job_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"state" text NOT NULL,
	"attempt_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"heartbeat_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"worker" text,
	"result" jsonb,
	"fault" text,
	CONSTRAINT "job_runs_tenant_id_job_id_pk" PRIMARY KEY("tenant_id","job_id")
);
--> statement-breakpoint
ALTER TABLE "job_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ledger_lines" (
	"tenant_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"source_document_id" text NOT NULL,
	"source_line_id" text NOT NULL,
	"stored_at" timestamp (3) with time zone NOT NULL,
	"document_id" text,
	"line_no" integer,
	"day" date NOT NULL,
	"direction" text,
	"supplier_name" text NOT NULL,
	"supplier_id" text NOT NULL,
	"supplier_tax_id" text NOT NULL,
	"text" text NOT NULL,
	"quantity" double precision,
	"unit_price" double precision,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"tax_rate" double precision,
	"company" text NOT NULL,
	"fields" jsonb NOT NULL,
	"coding" jsonb NOT NULL,
	CONSTRAINT "ledger_lines_tenant_id_connection_id_source_document_id_source_line_id_pk" PRIMARY KEY("tenant_id","connection_id","source_document_id","source_line_id")
);
--> statement-breakpoint
ALTER TABLE "ledger_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "master_values" (
	"tenant_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"dimension" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"parent_code" text,
	"valid_from" date,
	"valid_until" date,
	"is_blocked" boolean NOT NULL,
	"allowed" jsonb NOT NULL,
	CONSTRAINT "master_values_tenant_id_connection_id_dimension_code_pk" PRIMARY KEY("tenant_id","connection_id","dimension","code")
);
--> statement-breakpoint
ALTER TABLE "master_values" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "model_files" (
	"tenant_id" text NOT NULL,
	"model_id" text NOT NULL,
	"gzipped" "bytea" NOT NULL,
	CONSTRAINT "model_files_tenant_id_model_id_pk" PRIMARY KEY("tenant_id","model_id")
);
--> statement-breakpoint
ALTER TABLE "model_files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "models" (
	"tenant_id" text NOT NULL,
	"model_id" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"line_count" integer NOT NULL,
	"decision_sequence" bigint NOT NULL,
	"history_revision" bigint NOT NULL,
	"first_day" date,
	"last_day" date,
	"dimensions" jsonb NOT NULL,
	"header_field_names" jsonb NOT NULL,
	"seed" integer NOT NULL,
	"sha256" text NOT NULL,
	"byte_count" integer NOT NULL,
	"evaluation" jsonb,
	"verdict" text,
	CONSTRAINT "models_tenant_id_model_id_pk" PRIMARY KEY("tenant_id","model_id")
);
--> statement-breakpoint
ALTER TABLE "models" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "releases" (
	"tenant_id" text NOT NULL,
	"release_number" integer NOT NULL,
	"model_id" text NOT NULL,
	"released_at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "releases_tenant_id_release_number_pk" PRIMARY KEY("tenant_id","release_number")
);
--> statement-breakpoint
ALTER TABLE "releases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "settings" (
	"tenant_id" text NOT NULL,
	"name" text NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "settings_tenant_id_name_pk" PRIMARY KEY("tenant_id","name")
);
--> statement-breakpoint
ALTER TABLE "settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "suppliers" (
	"tenant_id" text NOT NULL,
	"connection_id" text NOT NULL,
	"supplier_id" text NOT NULL,
	"name" text NOT NULL,
	"tax_id" text NOT NULL,
	"is_blocked" boolean NOT NULL,
	CONSTRAINT "suppliers_tenant_id_connection_id_supplier_id_pk" PRIMARY KEY("tenant_id","connection_id","supplier_id")
);
--> statement-breakpoint
ALTER TABLE "suppliers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tenants" (
	"tenant_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"partner" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	"history_revision" bigint DEFAULT 0 NOT NULL,
	"decision_sequence" bigint DEFAULT 0 NOT NULL,
	"release_number" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_batches" ADD CONSTRAINT "decision_batches_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_tenant_id_idempotency_key_decision_batches_tenant_id_idempotency_key_fk" FOREIGN KEY ("tenant_id","idempotency_key") REFERENCES "public"."decision_batches"("tenant_id","idempotency_key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_runs" ADD CONSTRAINT "job_runs_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_lines" ADD CONSTRAINT "ledger_lines_tenant_id_connection_id_connections_tenant_id_connection_id_fk" FOREIGN KEY ("tenant_id","connection_id") REFERENCES "public"."connections"("tenant_id","connection_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "master_values" ADD CONSTRAINT "master_values_tenant_id_connection_id_connections_tenant_id_connection_id_fk" FOREIGN KEY ("tenant_id","connection_id") REFERENCES "public"."connections"("tenant_id","connection_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_files" ADD CONSTRAINT "model_files_tenant_id_model_id_models_tenant_id_model_id_fk" FOREIGN KEY ("tenant_id","model_id") REFERENCES "public"."models"("tenant_id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "models" ADD CONSTRAINT "models_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_tenant_id_model_id_models_tenant_id_model_id_fk" FOREIGN KEY ("tenant_id","model_id") REFERENCES "public"."models"("tenant_id","model_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_tenant_id_tenants_tenant_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("tenant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppliers" ADD CONSTRAINT "suppliers_tenant_id_connection_id_connections_tenant_id_connection_id_fk" FOREIGN KEY ("tenant_id","connection_id") REFERENCES "public"."connections"("tenant_id","connection_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_runs_open" ON "job_runs" USING btree ("state","heartbeat_at");--> statement-breakpoint
CREATE POLICY "own_rows" ON "api_keys" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "audit_entries" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "audit_heads" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "connections" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "decision_batches" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "decisions" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "job_runs" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "ledger_lines" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "master_values" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "model_files" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "models" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "releases" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "settings" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "suppliers" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));--> statement-breakpoint
CREATE POLICY "own_rows" ON "tenants" AS PERMISSIVE FOR ALL TO "kontera_tenant" USING (tenant_id = current_setting('kontera.tenant', true)) WITH CHECK (tenant_id = current_setting('kontera.tenant', true));