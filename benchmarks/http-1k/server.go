// HTTP/1.1 server on net/http: 1 KiB responses.
//
// usage: server PORT
package main

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
)

func main() {
	body := bytes.Repeat([]byte("x"), 1024)
	handler := http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
		header := writer.Header()
		header["Content-Type"] = []string{"text/plain"}
		header["Content-Length"] = []string{"1024"}
		// The peers send no date either.
		header["Date"] = nil
		writer.Write(body)
	})
	listener, err := net.Listen("tcp4", "127.0.0.1:"+os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("ready " + os.Args[1])
	fmt.Fprintln(os.Stderr, http.Serve(listener, handler))
	os.Exit(1)
}
