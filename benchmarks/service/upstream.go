// The service that others call: answers after 50 ms, /fast after 20 ms, /any after 50 to 180 ms.
//
//	upstream PORT
package main

import (
	"fmt"
	"math/rand"
	"net/http"
	"os"
	"time"
)

func main() {
	answer := func(text string, least, most int) func(http.ResponseWriter, *http.Request) {
		return func(response http.ResponseWriter, request *http.Request) {
			time.Sleep(time.Duration(least+rand.Intn(most-least+1)) * time.Millisecond)
			response.Header().Set("Content-Type", "application/json")
			fmt.Fprint(response, text)
		}
	}
	http.HandleFunc("/user", answer(`{"id": 7, "name": "Ada & Charles"}`, 50, 50))
	http.HandleFunc("/offers", answer(`{"offers": [{"title": "An engine", "cents": 1230000}, {"title": "Punched cards", "cents": 250}]}`, 50, 50))
	http.HandleFunc("/fast", answer(`{"answer": 42}`, 20, 20))
	http.HandleFunc("/medium", answer(`{"answer": 42}`, 50, 50))
	http.HandleFunc("/any", answer(`{"answer": 42}`, 50, 180))
	go func() {
		for {
			response, err := http.Get("http://127.0.0.1:" + os.Args[1] + "/user")
			if err == nil {
				response.Body.Close()
				fmt.Printf("ready %s\n", os.Args[1])
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	if err := http.ListenAndServe("127.0.0.1:"+os.Args[1], nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
