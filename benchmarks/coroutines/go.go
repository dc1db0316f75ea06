// Goroutines, measured like the coroutines.
//
// usage: go switch|batch|await|memory [COUNT]
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

const batchSize = 100

func nanoseconds(started time.Time) float64 {
	return float64(time.Since(started).Nanoseconds())
}

// Two goroutines that give way to each other; the main goroutine sleeps.
func measureSwitch(count int) {
	rounds := count / 2
	var group sync.WaitGroup
	alternate := func() {
		for i := 0; i < rounds; i++ {
			runtime.Gosched()
		}
		group.Done()
	}
	group.Add(2)
	started := time.Now()
	go alternate()
	go alternate()
	group.Wait()
	raw := nanoseconds(started) / float64(2*rounds)
	started = time.Now()
	for i := 0; i < rounds; i++ {
	}
	empty := nanoseconds(started) / float64(rounds)
	fmt.Printf("{\"raw_ns\": %.2f, \"net_ns\": %.2f}\n", raw, raw-empty)
}

func measureBatch(count int) {
	var group sync.WaitGroup
	started := time.Now()
	for i := 0; i < count; i += batchSize {
		group.Add(batchSize)
		for j := 0; j < batchSize; j++ {
			go group.Done()
		}
		group.Wait()
	}
	fmt.Printf("{\"ns\": %.2f}\n", nanoseconds(started)/float64(count))
}

func measureAwait(count int) {
	done := make(chan struct{})
	started := time.Now()
	for i := 0; i < count; i++ {
		go func() { done <- struct{}{} }()
		<-done
	}
	fmt.Printf("{\"ns\": %.2f}\n", nanoseconds(started)/float64(count))
}

func residentBytes() int {
	status, _ := os.ReadFile("/proc/self/status")
	for _, line := range strings.Split(string(status), "\n") {
		if strings.HasPrefix(line, "VmRSS:") {
			kilobytes, _ := strconv.Atoi(strings.Fields(line)[1])
			return kilobytes * 1024
		}
	}
	return 0
}

func mappings() int {
	maps, _ := os.ReadFile("/proc/self/maps")
	return strings.Count(string(maps), "\n")
}

func measureMemory(count int) {
	never := make(chan struct{})
	var parked, ended sync.WaitGroup
	before, mappingsBefore := residentBytes(), mappings()
	parked.Add(count)
	ended.Add(count)
	started := time.Now()
	for i := 0; i < count; i++ {
		go func() {
			parked.Done()
			<-never
			ended.Done()
		}()
		if i%1000 == 999 {
			runtime.Gosched()
		}
	}
	parked.Wait()
	startTime := time.Since(started).Seconds()
	memory, mapped := residentBytes()-before, mappings()-mappingsBefore
	started = time.Now()
	close(never)
	ended.Wait()
	fmt.Printf("{\"bytes\": %.1f, \"total_bytes\": %d, \"mappings\": %d, \"start_seconds\": %.4f, \"end_seconds\": %.4f}\n",
		float64(memory)/float64(count), memory, mapped, startTime, time.Since(started).Seconds())
}

func main() {
	count := 1000000
	if len(os.Args) > 2 {
		count, _ = strconv.Atoi(os.Args[2])
	}
	switch os.Args[1] {
	case "switch":
		measureSwitch(count)
	case "batch":
		measureBatch(count)
	case "await":
		measureAwait(count)
	case "memory":
		measureMemory(count)
	}
}
