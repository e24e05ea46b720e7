// The reads as a small net/http service with pgx: what one would write instead of the daemon.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
)

const base = "/samverkan/v1"

var parameter = regexp.MustCompile(`\$(\d+)`)

func main() {
	configuration, err := pgxpool.ParseConfig(os.Getenv("BENCH_DATABASE"))
	check(err)
	size, err := strconv.Atoi(os.Getenv("BENCH_GO_CONNECTIONS"))
	check(err)
	configuration.MinConns, configuration.MaxConns = int32(size), int32(size)
	pool, err := pgxpool.ConnectConfig(context.Background(), configuration)
	check(err)
	for _, route := range strings.Fields(os.Getenv("BENCH_ROUTES")) {
		parts := strings.Split(route, ":")
		sql, err := os.ReadFile(parts[2])
		check(err)
		if parts[0] == "document" {
			http.Handle(base+parts[1]+"/", document(pool, string(sql), len(base+parts[1]+"/")))
		} else {
			http.Handle(base+parts[1], list(pool, string(sql)))
		}
	}
	check(http.ListenAndServe("127.0.0.1:"+os.Getenv("BENCH_GO_PORT"), nil))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func tokenHash(request *http.Request) []byte {
	field := request.Header.Get("Authorization")
	if len(field) < 7 || !strings.EqualFold(field[:7], "Bearer ") {
		return []byte{}
	}
	hash := sha256.Sum256([]byte(field[7:]))
	return hash[:]
}

func document(pool *pgxpool.Pool, sql string, prefix int) http.HandlerFunc {
	return func(writer http.ResponseWriter, request *http.Request) {
		var path, body []byte
		err := pool.QueryRow(request.Context(), sql, tokenHash(request), "sv", request.URL.Path[prefix:]).
			Scan(nil, &path, &body, nil, nil)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			problem(writer, http.StatusUnauthorized)
		case err != nil:
			fail(writer, request, err)
		case path == nil:
			problem(writer, http.StatusNotFound)
		default:
			send(writer, body)
		}
	}
}

func list(pool *pgxpool.Pool, sql string) http.HandlerFunc {
	last := 0
	for _, match := range parameter.FindAllStringSubmatch(sql, -1) {
		if number, _ := strconv.Atoi(match[1]); number > last {
			last = number
		}
	}
	filters := make([]interface{}, last-4)
	return func(writer http.ResponseWriter, request *http.Request) {
		query := request.URL.Query()
		page, limit := number(query.Get("page"), 1), number(query.Get("limit"), 20)
		arguments := append([]interface{}{tokenHash(request), "sv", limit, (page - 1) * limit}, filters...)
		rows, err := pool.Query(request.Context(), sql, arguments...)
		if err != nil {
			fail(writer, request, err)
			return
		}
		defer rows.Close()
		var body bytes.Buffer
		var total int64
		body.WriteString(`{"items":[`)
		answers, items := 0, 0
		for ; rows.Next(); answers++ {
			var path, item []byte
			if err := rows.Scan(nil, &total, &path, &item, nil, nil); err != nil {
				fail(writer, request, err)
				return
			}
			if path == nil {
				continue
			}
			if items > 0 {
				body.WriteByte(',')
			}
			body.Write(item)
			items++
		}
		if err := rows.Err(); err != nil {
			fail(writer, request, err)
			return
		}
		if answers == 0 {
			problem(writer, http.StatusUnauthorized)
			return
		}
		pages := (total + int64(limit) - 1) / int64(limit)
		fmt.Fprintf(&body, `],"_meta":{"page":%d,"limit":%d,"count":%d,"totalRecords":%d,"totalPages":%d}}`,
			page, limit, items, total, pages)
		send(writer, body.Bytes())
	}
}

func number(text string, otherwise int) int {
	if value, err := strconv.Atoi(text); err == nil {
		return value
	}
	return otherwise
}

func send(writer http.ResponseWriter, body []byte) {
	writer.Header().Set("Content-Type", "application/json")
	writer.Write(body)
}

func problem(writer http.ResponseWriter, status int) {
	writer.Header().Set("Content-Type", "application/problem+json")
	writer.WriteHeader(status)
	fmt.Fprintf(writer, `{"status":%d}`, status)
}

// Whoever has gone away is no failure.
func fail(writer http.ResponseWriter, request *http.Request, err error) {
	if request.Context().Err() != nil {
		return
	}
	log.Print(err)
	problem(writer, http.StatusInternalServerError)
}
