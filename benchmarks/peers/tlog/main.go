// Verifies a log of ours with Go's checksum-database libraries, and makes the test vectors.
//
//	go run . verify VERIFIER-KEY LOG-DIR [INDEX]   checks checkpoint, tree and every tile; with INDEX prints the inclusion proof
//	go run . vectors FILE                          writes notes, roots and proofs as JSON
package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type store []tlog.Hash

func (s store) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, 0, len(indexes))
	for _, i := range indexes {
		if i >= int64(len(s)) {
			return nil, errors.New("no such hash")
		}
		out = append(out, s[i])
	}
	return out, nil
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, "false:", err)
		os.Exit(1)
	}
	return value
}

func check(holds bool, what string) {
	if !holds {
		must(0, errors.New(what))
	}
}

func add(s store, n int64, entry []byte) store {
	return append(s, must(tlog.StoredHashes(n, entry, s))...)
}

func number(n int64) string {
	text := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		text = fmt.Sprintf("x%03d/%s", n%1000, text)
	}
	return text
}

func tilePath(kind string, n int64, width int64) string {
	path := "tile/" + kind + "/" + number(n)
	if width < 256 {
		path += fmt.Sprintf(".p/%d", width)
	}
	return path
}

func verify(key, dir string) (store, tlog.Tree) {
	verifier := must(note.NewVerifier(key))
	opened := must(note.Open(must(os.ReadFile(filepath.Join(dir, "checkpoint"))), note.VerifierList(verifier)))
	lines := strings.Split(opened.Text, "\n")
	check(lines[0] == verifier.Name(), "origin")
	size := must(strconv.ParseInt(lines[1], 10, 64))
	root := must(tlog.ParseHash(lines[2]))
	var s store
	for bundle := int64(0); bundle*256 < size; bundle++ {
		width := min(256, size-bundle*256)
		data := must(os.ReadFile(filepath.Join(dir, tilePath("entries", bundle, width))))
		for i := int64(0); i < width; i++ {
			length := int(binary.BigEndian.Uint16(data))
			s = add(s, bundle*256+i, data[2:2+length])
			data = data[2+length:]
		}
		check(len(data) == 0, "bytes behind a bundle")
	}
	check(must(tlog.TreeHash(size, s)) == root, "root")
	count := size
	for level := 0; count > 0; level, count = level+1, count/256 {
		for n := int64(0); n*256 < count; n++ {
			width := min(256, count-n*256)
			ours := must(os.ReadFile(filepath.Join(dir, tilePath(strconv.Itoa(level), n, width))))
			theirs := must(tlog.ReadTileData(tlog.Tile{H: 8, L: level, N: n, W: int(width)}, s))
			check(string(ours) == string(theirs), "tile")
		}
	}
	return s, tlog.Tree{N: size, Hash: root}
}

type proof struct {
	First, Second int64
	Hashes        []string
}

func texts(hashes []tlog.Hash) []string {
	out := []string{}
	for _, h := range hashes {
		out = append(out, h.String())
	}
	return out
}

type reader struct{ state [32]byte }

// Read gives the same bytes on every machine: vectors only, never keys.
func (r *reader) Read(p []byte) (int, error) {
	for i := range p {
		r.state = sha256.Sum256(r.state[:])
		p[i] = r.state[0]
	}
	return len(p), nil
}

func vectors(path string) {
	skey, vkey, err := note.GenerateKey(&reader{}, "vectors.hauberk.io/log")
	must(0, err)
	signer := must(note.NewSigner(skey))
	other := must(note.NewSigner(must2(note.GenerateKey(&reader{state: [32]byte{1}}, "witness.example"))))
	var s store
	roots := []string{}
	inclusion, consistency := []proof{}, []proof{}
	const most = 600
	for n := int64(0); n < most; n++ {
		s = add(s, n, []byte(fmt.Sprintf("entry %d", n)))
		roots = append(roots, must(tlog.TreeHash(n+1, s)).String())
	}
	for _, size := range []int64{1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, 600} {
		for _, at := range []int64{0, 1, 5, 6, 254, 255, 256, 300, 511, 512, 599} {
			if at < size {
				inclusion = append(inclusion, proof{at, size, texts(must(tlog.ProveRecord(size, at, s)))})
			}
			if at+1 <= size {
				consistency = append(consistency, proof{at + 1, size, texts(must(tlog.ProveTree(size, at+1, s)))})
			}
		}
	}
	text := fmt.Sprintf("vectors.hauberk.io/log\n%d\n%s\n", most, roots[most-1])
	signed := must(note.Sign(&note.Note{Text: text}, signer, other))
	out := map[string]any{
		"signer": skey, "verifier": vkey, "note": string(signed), "roots": roots,
		"inclusion": inclusion, "consistency": consistency,
		"leaf": base64.StdEncoding.EncodeToString([]byte("entry 0")),
	}
	must(0, os.WriteFile(path, must(json.Marshal(out)), 0o644))
}

func must2(skey, _ string, err error) string { return must(skey, err) }

func main() {
	switch {
	case len(os.Args) >= 4 && os.Args[1] == "verify":
		s, tree := verify(os.Args[2], os.Args[3])
		fmt.Println("true:", tree.N, "entries, root", tree.Hash)
		if len(os.Args) > 4 {
			at := must(strconv.ParseInt(os.Args[4], 10, 64))
			for _, h := range must(tlog.ProveRecord(tree.N, at, s)) {
				fmt.Println(h)
			}
		}
	case len(os.Args) == 3 && os.Args[1] == "vectors":
		vectors(os.Args[2])
	default:
		fmt.Fprintln(os.Stderr, "usage: verify KEY DIR [INDEX] | vectors FILE")
		os.Exit(2)
	}
}
