// Echo server with one goroutine per connection.
//
// usage: server PORT [READ_SIZE]
package main

import (
	"fmt"
	"net"
	"os"
	"strconv"
)

func echo(connection net.Conn, readSize int) {
	defer connection.Close()
	buffer := make([]byte, readSize)
	for {
		count, err := connection.Read(buffer)
		if err != nil {
			return
		}
		if _, err = connection.Write(buffer[:count]); err != nil {
			return
		}
	}
}

func main() {
	readSize := 65536
	if len(os.Args) > 2 {
		readSize, _ = strconv.Atoi(os.Args[2])
	}
	// Go switches Nagle's algorithm off by default.
	listener, err := net.Listen("tcp4", "127.0.0.1:"+os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("ready " + os.Args[1])
	for {
		connection, err := listener.Accept()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		go echo(connection, readSize)
	}
}
