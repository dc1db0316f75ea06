// The same in Go: ns for each message, result or task.
//
// usage: go channel|buffered|future|group|spawn [COUNT]
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"time"
)

const concurrency = 100

func expect(wanted, got int) {
	if wanted != got {
		panic(fmt.Sprintf("expected %d, got %d", wanted, got))
	}
}

func handOver(count, capacity int) {
	channel := make(chan int, capacity)
	result := make(chan int)
	go func() {
		for i := 0; i < count; i++ {
			channel <- i
		}
	}()
	go func() {
		sum := 0
		for i := 0; i < count; i++ {
			sum += <-channel
		}
		result <- sum
	}()
	expect(count*(count-1)/2, <-result)
}

// A channel of one result is Go's future.
func futures(count int) {
	sum := 0
	for i := 0; i < count; i++ {
		future := make(chan int, 1)
		future <- 1
		sum += <-future
	}
	expect(count, sum)
}

func group(count int) {
	var all sync.WaitGroup
	var mutex sync.Mutex
	sum := 0
	free := make(chan struct{}, concurrency)
	for i := 0; i < count; i++ {
		free <- struct{}{}
		all.Add(1)
		go func() {
			mutex.Lock()
			sum++
			mutex.Unlock()
			<-free
			all.Done()
		}()
	}
	all.Wait()
	expect(count, sum)
}

func spawns(count int) {
	sum := 0
	for i := 0; i < count; i++ {
		result := make(chan int)
		go func() { result <- 1 }()
		sum += <-result
	}
	expect(count, sum)
}

func main() {
	runs := map[string]func(int){
		"channel":  func(count int) { handOver(count, 0) },
		"buffered": func(count int) { handOver(count, 128) },
		"future":   futures,
		"group":    group,
		"spawn":    spawns,
	}
	run, count := runs[os.Args[1]], 1_000_000
	if len(os.Args) > 2 {
		count, _ = strconv.Atoi(os.Args[2])
	}
	run(count / 10)
	started := time.Now()
	run(count)
	fmt.Printf("{\"ns\": %f}\n", float64(time.Since(started).Nanoseconds())/float64(count))
}
